"""Sealing: what must not be read out of a stolen database.

``SealedTextField`` stores text as AES-256-GCM under named keys (settings.FIELD_KEYS: the first seals, all open);
``fingerprint`` gives the keyed hash by which a sealed address can still be found; ``rotation`` changes the keys;
``parcel`` seals a whole file under digits that are read out. Stands at the bottom of the house: it imports nothing of
ours.
"""

from coalition.sealing.box import Unreadable, fingerprint, seal, unseal
from coalition.sealing.fields import SealedTextField

__all__ = ["SealedTextField", "Unreadable", "fingerprint", "seal", "unseal"]
