
static bool write_all(int file, const char *data, size_t size) {
  while (size > 0) {
    const ssize_t done = write(file, data, size);
    if (done <= 0) {
      return false;
    }
    data += done;
    size -= (size_t)done;
  }
  return true;
}

/* One call; false when the VM wants no more. */
static bool serve(const ErlNifEntry *entry, void *data, int in, int out) {
  ei_x_buff reply;
  unsigned char length[4];
  size_t size;
  unsigned char *request = read_packet(in, &size);
  bool written = false;
  if (request != NULL && reply_to(entry, data, (const char *)request, &reply)) {
    size = (size_t)reply.index;
    length[0] = (unsigned char)(size >> 24 & 0xff);
    length[1] = (unsigned char)(size >> 16 & 0xff);
    length[2] = (unsigned char)(size >> 8 & 0xff);
    length[3] = (unsigned char)(size & 0xff);
    written =
        write_all(out, (const char *)length, sizeof length) && write_all(out, reply.buff, size);
    ei_x_free(&reply);
  }
  free(request);
  return written;
}

/* What bodies print goes to stderr: stdout is the VM's. */
int main(void) {
  const ErlNifEntry *entry = nif_init();
  const int out = dup(STDOUT_FILENO);
  ErlNifEnv env;
  void *data = NULL;
  memset(&env, 0, sizeof env);
  if (ei_init() != 0 || out < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0
      || entry->load(&env, &data, enif_make_int64(&env, 0)) != 0) {
    return 1;
  }
  while (serve(entry, data, STDIN_FILENO, out)) {
  }
  entry->unload(&env, data);
  forget(&env);
  return 0;
}
