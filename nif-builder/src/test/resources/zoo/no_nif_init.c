/* A library, but not a NIF library. */
int nif_initialise(void) { return 0; }
