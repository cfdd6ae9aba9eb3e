"""History of acts → forecasts that can be read, checked and scored. Pure: arrays and values in, values out."""
