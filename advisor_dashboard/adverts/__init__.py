"""Reading the pasted text of a job offer: plain rules over plain text, nothing sent anywhere."""
