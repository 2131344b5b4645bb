"""Words for passwords that are read from paper and typed on a phone.

Four to six plain letters, one spelling, things that everybody has seen or counts with.
"""

from __future__ import annotations

_TEXT = """
abri aimant album ananas animal arbre argent auto avenue avion bague balai balle ballon banane
banque barque bassin bateau bazar berger beurre bidon bijou bille blanc bleu bocal bois bonbon
bonnet bord botte bouche bougie boule bouton bras brique brosse bulle bureau cabane cactus
cadeau cadre cahier caisse camion canal canard carnet carte castor cerise chaise chalet chat
chaton cheval chien cinq cirque citron classe clown colle copain corde coton coude coupe crabe
craie crayon cube cygne danse dessin disque doigt domino douche douze dragon enfant espace
farine ferme figue filet film flamme fleur fraise frite fruit gant garage gare gazon genou
girafe givre glace gomme griffe grotte guide hibou huile huit iris jambe jardin jaune jeudi
jeune jouet jour judo jupe kayak kiwi koala laine lait lampe langue lapin lavabo lettre ligne
lilas lion liste livre loup lundi lune lutin maison mangue marche mardi matin melon menthe menu
miel mille minute miroir mobile monde montre moulin mouton nappe navet navire neige neuf niche
noix nuage oiseau olive onze orage orange ours page pain panda panier papier parc pelle perle
phare photo piano pied pigeon piste place plage plante plume poche poire pomme pont porte poule
prune puzzle radio radis raisin rame rayon renard repas requin rideau rivage robot rose rouge
route ruban sable salade salle salon samedi sapin seize singe sirop soleil sport stade stylo
sucre table tapis tarte tasse taxi tennis tente terre tigre timbre tomate tortue tour train
trente tunnel vache vague valise vapeur vent verre ville vingt violon visage voile volcan wagon
"""

#: 256 of them: each is worth 8 bits.
EASY_WORDS = tuple(_TEXT.split())
