"""Publishing: from rendered bytes to the output folder, whole or not at all."""
