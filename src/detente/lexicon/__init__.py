"""What words mean: countries, actors and offices with their dates, codes, goods, units; loaders beside their data."""
