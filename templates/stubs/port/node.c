
/* Node, cookie, and the VM's node and process: what the VM writes to the pipe, and nobody else sees. */
typedef struct {
  char self[MAXATOMLEN_UTF8];
  char cookie[MAXATOMLEN_UTF8];
  char vm[MAXATOMLEN_UTF8];
  char owner[MAXATOMLEN_UTF8];
} setup;

static bool read_setup(int in, setup *out) {
  size_t size;
  unsigned char *packet = read_packet(in, &size);
  const char *bytes = (const char *)packet;
  char *const parts[] = {out->self, out->cookie, out->vm, out->owner};
  int index = 0;
  int count;
  int i;
  bool good = packet != NULL && ei_decode_version(bytes, &index, &count) == 0
              && ei_decode_tuple_header(bytes, &index, &count) == 0 && count == 4;
  for (i = 0; good && i < 4; i++) {
    good = ei_decode_atom_as(bytes, &index, parts[i], MAXATOMLEN_UTF8, ERLANG_UTF8, NULL, NULL) == 0;
  }
  free(packet);
  return good;
}

/* The connection to the VM, or -1. The host is that of the VM's name, however long it is. */
static int connect_to(setup *setup) {
  ei_cnode self;
  ei_x_buff up;
  struct in_addr address;
  char alive[MAXATOMLEN_UTF8];
  const char *host = strchr(setup->self, '@');
  int link;
  if (host == NULL) {
    return -1;
  }
  memset(alive, 0, sizeof alive);
  memcpy(alive, setup->self, (size_t)(host - setup->self));
  address.s_addr = htonl(INADDR_LOOPBACK);
  if (ei_connect_xinit(&self, host + 1, alive, setup->self, &address, setup->cookie,
                       (short)(getpid() % 0x7fff)) < 0) {
    return -1;
  }
  link = ei_connect(&self, setup->vm);
  if (link >= 0) {
    ei_x_new_with_version(&up);
    ei_x_encode_tuple_header(&up, 2);
    ei_x_encode_atom(&up, "up");
    ei_x_encode_atom_len_as(&up, setup->self, (int)strlen(setup->self), ERLANG_UTF8, ERLANG_UTF8);
    if (ei_reg_send(&self, link, setup->owner, up.buff, up.index) != 0) {
      link = -1;
    }
    ei_x_free(&up);
  }
  return link;
}

/* Held by who writes to the connection; by the main thread unless a body runs. */
static pthread_mutex_t writing = PTHREAD_MUTEX_INITIALIZER;

/* While a body runs, nobody answers the VM's ticks: it would take a long call for a dead node. */
static void *tick(void *link) {
  static const char nothing[4];
  bool written = true;
  while (written) {
    sleep(1);
    pthread_mutex_lock(&writing);
    written = write(*(const int *)link, nothing, sizeof nothing) == (ssize_t)sizeof nothing;
    pthread_mutex_unlock(&writing);
  }
  return NULL;
}

/* Waits for the VM's word; false when it closed the pipe, on which it has no more to say. */
static bool is_wanted(int in, int link) {
  struct pollfd both[] = {{in, POLLIN, 0}, {link, POLLIN, 0}};
  while (poll(both, 2, -1) < 0) {
    if (errno != EINTR) {
      return false;
    }
  }
  return both[0].revents == 0;
}

/* {call, Reference, Request}: sends {Reference, Reply} back; false when that could not be done. */
static bool answer_message(const ErlNifEntry *entry, void *data, int link, const char *message,
                           const erlang_pid *from) {
  ei_x_buff reply;
  ei_x_buff sent;
  int index = 0;
  int reference;
  int type;
  int count;
  bool good;
  if (ei_decode_version(message, &index, &count) != 0
      || ei_decode_tuple_header(message, &index, &count) != 0 || count != 3
      || ei_skip_term(message, &index) != 0) {
    return false;
  }
  reference = index;
  if (ei_skip_term(message, &index) != 0 || ei_get_type(message, &index, &type, &count) != 0
      || type != ERL_BINARY_EXT) {
    return false;
  }
  pthread_mutex_unlock(&writing);
  good = reply_to(entry, data, message + index + 5, &reply);
  pthread_mutex_lock(&writing);
  if (!good) {
    return false;
  }
  ei_x_new_with_version(&sent);
  ei_x_encode_tuple_header(&sent, 2);
  ei_x_append_buf(&sent, message + reference, index - reference);
  ei_x_encode_binary(&sent, reply.buff, reply.index);
  good = ei_send(link, (erlang_pid *)(uintptr_t)from, sent.buff, sent.index) == 0;
  ei_x_free(&reply);
  ei_x_free(&sent);
  return good;
}

/* One message; false when the connection is gone, or a call is none. Ticks are passed over. */
static bool serve(const ErlNifEntry *entry, void *data, int link) {
  erlang_msg message;
  ei_x_buff bytes;
  bool good;
  int got;
  ei_x_new(&bytes);
  got = ei_xreceive_msg(link, &message, &bytes);
  good = got != ERL_ERROR;
  if (got == ERL_MSG && message.msgtype == ERL_REG_SEND) {
    good = answer_message(entry, data, link, bytes.buff, &message.from);
  }
  ei_x_free(&bytes);
  return good;
}

/* What bodies print goes to stderr. The pipe stays open: by its end the VM sees that of the program. */
int main(void) {
  const ErlNifEntry *entry = nif_init();
  ErlNifEnv env;
  setup setup;
  void *data = NULL;
  pthread_t ticker;
  bool wanted;
  int link;
  memset(&env, 0, sizeof env);
  if (ei_init() != 0 || dup(STDOUT_FILENO) < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0
      || entry->load(&env, &data, enif_make_int64(&env, 0)) != 0 || !read_setup(STDIN_FILENO, &setup)) {
    return 1;
  }
  link = connect_to(&setup);
  if (link < 0) {
    fprintf(stderr, "%s could not connect to %s\n", setup.self, setup.vm);
    return 1;
  }
  pthread_mutex_lock(&writing);
  if (pthread_create(&ticker, NULL, tick, &link) != 0) {
    return 1;
  }
  do {
    wanted = is_wanted(STDIN_FILENO, link);
  } while (wanted && serve(entry, data, link));
  entry->unload(&env, data);
  forget(&env);
  _exit(wanted ? 1 : 0);
}
