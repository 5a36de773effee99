
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

/* What the VM writes to the pipe, behind four bytes of length; NULL when it wants no more. */
static unsigned char *read_packet(int file, size_t *size) {
  unsigned char length[4];
  unsigned char *packet;
  if (!read_all(file, length, sizeof length)) {
    return NULL;
  }
  *size = (size_t)length[0] << 24 | (size_t)length[1] << 16 | (size_t)length[2] << 8 | length[3];
  if (*size > LARGEST) {
    return NULL;
  }
  packet = memory(*size);
  if (!read_all(file, packet, *size)) {
    free(packet);
    return NULL;
  }
  return packet;
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

/* One call, from the request's bytes to those of the reply, which is the caller's to free. */
static bool reply_to(const ErlNifEntry *entry, void *data, const char *request, ei_x_buff *reply) {
  ErlNifEnv env;
  int index = 0;
  int version;
  if (ei_decode_version(request, &index, &version) != 0) {
    return false;
  }
  memset(&env, 0, sizeof env);
  env.data = data;
  ei_x_new_with_version(reply);
  write_term(reply, answer(&env, entry, read_term(&env, request, &index, DEEPEST)));
  forget(&env);
  return true;
}
