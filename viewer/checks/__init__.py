"""Rules the content must obey. A check never raises; it returns problems."""
