"""An address at which an employer would smile is noticed; a good one is left alone."""

from __future__ import annotations

import pytest

from clicnjob_xblocks.wording.email_advice import advice, better

# Address, first name, last name.
GOOD = """
ines.benali@gmail.com|Inès|Benali
benali.ines@outlook.fr|Inès|Benali
kevin.dupont@hotmail.fr|Kévin|Dupont
k.dupont@laposte.net|Kévin|Dupont
kdupont@orange.fr|Kévin|Dupont
dupontkevin@sfr.fr|Kévin|Dupont
kevin-dupont@free.fr|Kévin|Dupont
kevin_dupont@yahoo.fr|Kévin|Dupont
kevin.dupont.cv@gmail.com|Kévin|Dupont
kevin.dupont2004@gmail.com|Kévin|Dupont
kevin.dupont04@gmail.com|Kévin|Dupont
kevin.dupont75@gmail.com|Kévin|Dupont
kevin.dupont.pro@gmail.com|Kévin|Dupont
contact.kdupont@gmail.com|Kévin|Dupont
jane.loveday@gmail.com|Jane|Loveday
janeloveday@gmail.com|Jane|Loveday
loveday.j@gmail.com|Jane|Loveday
marc.beaugosse@gmail.com|Marc|Beaugosse
marcbeaugosse@gmail.com|Marc|Beaugosse
amour.christelle@gmail.com|Christelle|Amour
leroy.lea@gmail.com|Léa|Leroy
lea.leroy@proton.me|Léa|Leroy
sarah.boss@gmail.com|Sarah|Boss
prince.mbemba@gmail.com|Prince|Mbemba
queen.adjei@gmail.com|Queen|Adjei
sacha.canon@gmail.com|Sacha|Canon
lebon.alice@wanadoo.fr|Alice|Lebon
ledu.marie29@gmail.com|Marie|Ledu
m.dutertre@gmail.com|Maxime|Dutertre
dumas.theo@gmail.com|Théo|Dumas
theo.dumas13@gmail.com|Théo|Dumas
jean-pierre.martin@gmail.com|Jean-Pierre|Martin
jp.martin@gmail.com|Jean-Pierre|Martin
martin.jeanpierre@gmail.com|Jean-Pierre|Martin
marie.sophie.martin@gmail.com|Sophie|Martin
sophie.martin@gmail.com|Marie-Sophie|Martin
nguyen.thi.lan@gmail.com|Thi Lan|Nguyễn
lan.nguyen@gmail.com|Thi Lan|Nguyễn
xu.xiaoxia@gmail.com|Xiaoxia|Xu
anne.lemaitre@icloud.com|Anne|Lemaître
oconnor.sean@gmail.com|Sean|O’Connor
sean.oconnor@gmail.com|Sean|O'Connor
thomas.martin@gmail.com|Martin|Thomas
martin.thomas@gmail.com|Martin|Thomas
mohamed.el.amrani@gmail.com|Mohamed|El Amrani
m.elamrani@gmail.com|Mohamed|El Amrani
fatou.diop@hotmail.com|Fatou|Diop
fatoudiop221@gmail.com|Fatou|Diop
angel.garcia@gmail.com|Angel|Garcia
angelique.roy@gmail.com|Angélique|Roy
ange.colombani@gmail.com|Ange|Colombani
lola.glover@gmail.com|Lola|Glover
candy.moreau@gmail.com|Candy|Moreau
star.ndiaye@gmail.com|Star|Ndiaye
mimi.traore@gmail.com|Mimi|Traoré
sylvie.bitch@gmail.com|Sylvie|Bitch
john.sexton@gmail.com|John|Sexton
essex.paul@gmail.com|Paul|Essex
assia.cassel@gmail.com|Assia|Cassel
constance.dubois@gmail.com|Constance|Dubois
putaud.luc@gmail.com|Luc|Putaud
merdrignac.yann@gmail.com|Yann|Merdrignac
lovera.silvia@gmail.com|Silvia|Lovera
titouan.kerbrat@gmail.com|Titouan|Kerbrat
reine.mbala@gmail.com|Reine|Mbala
pokora.matt@gmail.com|Matt|Pokora
t.chaton@gmail.com|Tom|Chaton
duval1998@gmail.com|Eva|Duval
olena.kovalenko@ukr.net|Олена|Коваленко
ali.hassan@gmail.com|علي|حسن
contact@atelier-martin.fr|Léo|Martin
jul.ferrand@live.fr|Julien|Ferrand
""".strip().splitlines()

ODD = """
princesse93@gmail.com|smile
princesse.ines@gmail.com|smile
princessedu93@gmail.com|smile
ines_la_princesse@gmail.com|smile
inesprincesse@gmail.com|smile
lady.ines@gmail.com|smile
missines@gmail.com|smile
inesbg@gmail.com|smile
bg.du.13@gmail.com|smile
lebgdu93@gmail.com|smile
bgdu75@gmail.com|smile
beaugosse@gmail.com|smile
beau.gosse94@gmail.com|smile
bogossdu59@gmail.com|smile
gangsta@gmail.com|smile
gangsta.ines@gmail.com|smile
g4ngst4@gmail.com|smile
loveuse@gmail.com|smile
loveuse.du.38@gmail.com|smile
ines-love@gmail.com|smile
inesetkarimlove@gmail.com|smile
inesforever@gmail.com|smile
ines4ever@gmail.com|smile
ines69@gmail.com|smile
ines_69@gmail.com|smile
ines666@gmail.com|smile
inesdu93@gmail.com|smile
ines.du.93@gmail.com|smile
ines_du_2a@gmail.com|smile
bb.ines@gmail.com|smile
bebeines@gmail.com|smile
babygirl@gmail.com|smile
mybaby@gmail.com|smile
sexygirl@gmail.com|smile
s3xygirl@gmail.com|smile
hotgirl@gmail.com|smile
jtm.karim@gmail.com|smile
doudou.ines@gmail.com|smile
choupette@gmail.com|smile
chouchou93@gmail.com|smile
naruto.uzumaki@gmail.com|smile
sasuke@gmail.com|smile
pikachu@gmail.com|smile
pgm.ines@gmail.com|smile
gamer2005@gmail.com|smile
fortnite.pro@gmail.com|smile
ninja@gmail.com|smile
killer@gmail.com|smile
thuglife@gmail.com|smile
weed420@gmail.com|smile
badboy@gmail.com|smile
salope@gmail.com|smile
grossebitch@gmail.com|smile
ptdr.ines@gmail.com|smile
yolo@gmail.com|smile
swag.ines@gmail.com|smile
diva.ines@gmail.com|smile
barbie@gmail.com|smile
casanova@gmail.com|smile
playboy75@gmail.com|smile
licorne@gmail.com|smile
angelique.rebelle@gmail.com|smile
xxinesxx@gmail.com|shape
xx-ines-xx@gmail.com|shape
inesssss@gmail.com|shape
_ines_@gmail.com|shape
ines__b@gmail.com|shape
ines01012005@gmail.com|digits
ines98765@gmail.com|digits
a1b2c3d4e5@gmail.com|digits
marie.dupont@gmail.com|other_name
fatima.benali@gmail.com|other_name
karim_benali@gmail.com|other_name
ines.benali@ac-creteil.fr|closing
ines.benali@etu.univ-lyon1.fr|closing
i.benali@eleve.lycee-hugo.fr|closing
ines@student.42.fr|closing
ines.benali@gmial.com|provider
ines.benali@gmail.fr|provider
ines.benali@gmail.con|provider
ines.benali@gmai.com|provider
ines.benali@hotmial.fr|provider
ines.benali@hotmal.com|provider
ines.benali@outloook.fr|provider
ines.benali@outlok.com|provider
ines.benali@wanado.fr|provider
ines.benali@wanadou.fr|provider
ines.benali@laposte.fr|provider
ines.benali@yaho.fr|provider
ines.benali@orang.fr|provider
ines.benali@icloud.fr|provider
""".strip().splitlines()


REAL = [
    "gmail.com",
    "hotmail.fr",
    "hotmail.be",
    "yahoo.co.uk",
    "mail.com",
    "ymail.com",
    "gmx.fr",
    "free.fr",
    "live.fr",
    "orange.fr",
    "orange.com",
    "bbox.fr",
    "proton.me",
    "outlook.be",
    "email.com",
    "numericable.fr",
    "exemple.org",
]


def test_there_are_enough_of_both():
    assert len(GOOD) >= 60
    assert len(ODD) >= 60


@pytest.mark.parametrize("line", GOOD)
def test_a_good_address_is_left_alone(line: str):
    assert advice(*line.split("|")) is None


@pytest.mark.parametrize("line", ODD)
def test_an_odd_address_is_noticed(line: str):
    address, code = line.split("|")
    found = advice(address, "Inès", "Benali")
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ines.Benali@gmial.com", "Ines.Benali@gmail.com"),
        ("ines@hotmial.fr", "ines@hotmail.fr"),
        ("ines@gmail.fr", "ines@gmail.com"),
        ("ines@outloook.fr", "ines@outlook.fr"),
        ("ines@wanado.fr", "ines@wanadoo.fr"),
        ("ines@hotmail.frr", "ines@hotmail.fr"),
        ("ines@laposte.com", "ines@laposte.net"),
        ("ines@yahoo.con", "ines@yahoo.com"),
    ],
)
def test_a_mistyped_provider_is_put_right(typed: str, meant: str):
    found = advice(typed, "Inès", "Benali")
    assert found is not None
    assert (found.code, found.params) == ("provider", {"meant": meant})


@pytest.mark.parametrize("domain", REAL)
def test_a_provider_that_there_is_stays(domain: str):
    assert advice(f"ines.benali@{domain}", "Inès", "Benali") is None


def test_better_addresses_are_made_of_the_name():
    assert better("Inès", "Benali") == ("ines.benali", "benali.ines", "ines.benali.cv")
    assert better("Jean Pierre", "O’Connor")[0] == "jean-pierre.oconnor"
    assert better("Lœïs", "Lemaître")[0] == "loeis.lemaitre"
    assert better("", "Benali") == better("Inès", " ") == better("علي", "حسن") == ()
    found = advice("princesse93@gmail.com", "Inès", "Benali")
    assert found is not None
    assert found.better[0] == "ines.benali"


@pytest.mark.parametrize(
    "typed", ["", "@", "ines", "ines@", "@gmail.com", "a" * 5000 + "@gmail.com"]
)
def test_what_is_no_address_has_no_advice(typed: str):
    assert advice(typed, "Inès", "Benali") is None


def test_without_a_name_only_what_is_odd_for_anybody_is_noticed():
    assert advice("kevin.dupont@gmail.com", "", "") is None
    assert advice("princesse@gmail.com", "", "") is not None
