
static bool read_all(int file, unsigned char *out, size_t size) {
  while (size > 0) {
    const ssize_t got = read(file, out, size);
    if (got <= 0) {
      return false;
    }
    out += got;
    size -= (size_t)got;
  }
  return true;
}

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

/* {Index, Arguments, Node}: calls, and says {ok, Result} or {error, Reason}. */
static ERL_NIF_TERM answer(ErlNifEnv *env, const ErlNifEntry *entry, ERL_NIF_TERM request) {
  const ERL_NIF_TERM *parts;
  ERL_NIF_TERM *argv;
  ERL_NIF_TERM result;
  ErlNifSInt64 index;
  int count;
  unsigned argc;
  unsigned i;
  if (request == 0) {
    return enif_make_tuple2(env, enif_make_atom(env, "error"), enif_make_atom(env, "system_limit"));
  }
  if (!enif_get_tuple(env, request, &count, &parts) || count != 3
      || !enif_get_int64(env, parts[0], &index) || index < 0 || index >= entry->num_of_funcs
      || !enif_get_list_length(env, parts[1], &argc) || argc != entry->funcs[index].arity
      || !enif_is_atom(env, parts[2])) {
    return enif_make_tuple2(env, enif_make_atom(env, "error"), enif_make_atom(env, "undef"));
  }
  env->vm = of(parts[2])->as.atom;
  argv = keep(env, argc * sizeof *argv);
  result = parts[1];
  for (i = 0; i < argc; i++) {
    enif_get_list_cell(env, result, &argv[i], &result);
  }
  result = entry->funcs[index].fptr(env, (int)argc, argv);
  while (!env->raised && env->again != NULL) {
    ERL_NIF_TERM (*again)(ErlNifEnv *, int, const ERL_NIF_TERM[]) = env->again;
    env->again = NULL;
    result = again(env, env->argc, env->argv);
  }
  return enif_make_tuple2(env, enif_make_atom(env, env->raised ? "error" : "ok"),
                          env->raised ? env->reason : result);
}

/* One call; false when the VM wants no more. */
static bool serve(const ErlNifEntry *entry, void *data, int in, int out) {
  ErlNifEnv env;
  ei_x_buff reply;
  unsigned char length[4];
  unsigned char *request;
  size_t size;
  int index = 0;
  int version;
  bool written;
  memset(&env, 0, sizeof env);
  env.data = data;
  if (!read_all(in, length, sizeof length)) {
    return false;
  }
  size = (size_t)length[0] << 24 | (size_t)length[1] << 16 | (size_t)length[2] << 8 | length[3];
  if (size > LARGEST) {
    return false;
  }
  request = keep(&env, size);
  if (!read_all(in, request, size)) {
    return false;
  }
  if (ei_decode_version((const char *)request, &index, &version) != 0) {
    return false;
  }
  ei_x_new_with_version(&reply);
  write_term(&reply, answer(&env, entry, read_term(&env, (const char *)request, &index, DEEPEST)));
  size = (size_t)reply.index;
  length[0] = (unsigned char)(size >> 24 & 0xff);
  length[1] = (unsigned char)(size >> 16 & 0xff);
  length[2] = (unsigned char)(size >> 8 & 0xff);
  length[3] = (unsigned char)(size & 0xff);
  written = write_all(out, (const char *)length, sizeof length) && write_all(out, reply.buff, size);
  ei_x_free(&reply);
  forget(&env);
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
