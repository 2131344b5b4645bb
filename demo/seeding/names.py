"""First names and surnames from which the invented people are drawn."""

from __future__ import annotations

FIRST_NAMES = (
    *("Abdel", "Adama", "Adèle", "Aïcha", "Alban", "Alexis", "Alice", "Amandine", "Amina"),
    *("Anaïs", "Anouk", "Antoine", "Assia", "Aurélie", "Awa", "Axel", "Bakary", "Bastien"),
    *("Benoît", "Bilal", "Camille", "Candice", "Chloé", "Clara", "Clément", "Coralie", "Cyril"),
    *("Dalila", "Damien", "David", "Djibril", "Dorian", "Élise", "Élodie", "Émeline", "Enzo"),
    *("Erwan", "Estelle", "Éva", "Fanny", "Farid", "Fatou", "Florian", "Gabin", "Gaëlle"),
    *("Guillaume", "Hanna", "Hugo", "Ibrahim", "Idriss", "Ilyès", "Imane", "Jade", "Jérémy"),
    *("Jordan", "Jules", "Julie", "Justine", "Kader", "Kelly", "Kenza", "Kévin", "Laure"),
    *("Léa", "Léna", "Léo", "Lina", "Loïc", "Louise", "Lucas", "Lucie", "Maël", "Maëva"),
    *("Manon", "Margaux", "Mariam", "Marion", "Marius", "Mathéo", "Mathilde", "Mehdi", "Mélanie"),
    *("Mélissa", "Mickaël", "Moussa", "Myriam", "Nabil", "Naïm", "Nathan", "Nina", "Noah"),
    *("Nora", "Océane", "Olivia", "Oumar", "Pauline", "Quentin", "Rachid", "Rania", "Raphaël"),
    *("Rayan", "Rémi", "Romain", "Romane", "Salomé", "Samir", "Samuel", "Sarah", "Sébastien"),
    *("Sékou", "Selma", "Simon", "Sofiane", "Solène", "Tanguy", "Tania", "Théo", "Thibault"),
    *("Timothé", "Tom", "Valentin", "Victor", "Wassim", "Yanis", "Yasmine", "Youssef", "Zoé"),
)

SURNAMES = (
    *("Abadie", "Amrani", "Anselme", "Arnoux", "Aubry", "Bagayoko", "Barbier", "Bellanger"),
    *("Benali", "Berthier", "Blondeau", "Bonnard", "Bouchard", "Boulanger", "Bourdon", "Brunel"),
    *("Camara", "Carlier", "Chauvet", "Cissé", "Colin", "Coulon", "D’Almeida", "Da Costa"),
    *("Danjou", "Delmas", "Deschamps", "Diallo", "Diarra", "Dubreuil", "Dumoulin", "Duval"),
    *("El Idrissi", "Fabre", "Faure", "Ferrand", "Ferreira", "Fofana", "Gaillard", "Garnier"),
    *("Gauthier", "Gilbert", "Gomez", "Grandin", "Guérin", "Haddad", "Hamel", "Hubert"),
    *("Jacquin", "Joly", "Kaci", "Kouyaté", "Lacroix", "Lagarde", "Lambert", "Le Goff"),
    *("Leclercq", "Lefort", "Lenoir", "L’Hermite", "Lopes", "Mallet", "Marchand", "Masson"),
    *("Mendy", "Mercier", "Meunier", "Moreau", "Nguyen", "Noël", "Ouattara", "Parent"),
    *("Pelletier", "Perrot", "Picard", "Poirier", "Prévost", "Rahmani", "Renard", "Rivière"),
    *("Rolland", "Roussel", "Saïdi", "Sanchez", "Sauvage", "Silva", "Soulier", "Sylla"),
    *("Tessier", "Tisserand", "Touré", "Traoré", "Vallet", "Vasseur", "Verdier", "Yildiz"),
)
