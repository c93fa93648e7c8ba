"""The gazetteer: every commune of France, overseas included, its names, codes, point and town hall, known without any network."""
