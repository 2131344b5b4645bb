"""What authors write, as plain values: read, checked, described for an editor, made HTML.

Plain: neither Django nor XBlock.
"""
