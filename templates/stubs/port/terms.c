
static ERL_NIF_TERM read_term(ErlNifEnv *env, const char *buffer, int *index, int depth);

static ERL_NIF_TERM read_raw(ErlNifEnv *env, const char *buffer, int *index, int type) {
  node *made = new_node(env, RAW);
  const int start = *index;
  if (ei_skip_term(buffer, index) != 0) {
    return 0;
  }
  made->raw = type;
  made->as.bytes.size = (size_t)(*index - start);
  made->as.bytes.data = keep(env, made->as.bytes.size);
  memcpy(made->as.bytes.data, buffer + start, made->as.bytes.size);
  return (ERL_NIF_TERM)made;
}

static ERL_NIF_TERM read_integer(ErlNifEnv *env, const char *buffer, int *index, int type) {
  EI_LONGLONG value;
  EI_ULONGLONG natural;
  if (ei_decode_longlong(buffer, index, &value) == 0) {
    return enif_make_int64(env, value);
  }
  if (ei_decode_ulonglong(buffer, index, &natural) == 0) {
    return enif_make_uint64(env, natural);
  }
  return read_raw(env, buffer, index, type);
}

static ERL_NIF_TERM read_string(ErlNifEnv *env, const char *buffer, int *index, int size) {
  ERL_NIF_TERM list = (ERL_NIF_TERM)new_node(env, NIL);
  const unsigned char *bytes = (const unsigned char *)buffer + *index + 3;
  if (ei_skip_term(buffer, index) != 0) {
    return 0;
  }
  while (size-- > 0) {
    list = enif_make_list_cell(env, enif_make_int64(env, bytes[size]), list);
  }
  return list;
}

static ERL_NIF_TERM read_list(ErlNifEnv *env, const char *buffer, int *index, int depth) {
  ERL_NIF_TERM first = 0;
  ERL_NIF_TERM *place = &first;
  int count;
  if (ei_decode_list_header(buffer, index, &count) != 0) {
    return 0;
  }
  if (count == 0) {
    return (ERL_NIF_TERM)new_node(env, NIL);
  }
  while (count-- > 0) {
    const ERL_NIF_TERM head = read_term(env, buffer, index, depth);
    if (head == 0) {
      return 0;
    }
    *place = enif_make_list_cell(env, head, 0);
    place = &of(*place)->as.cell[1];
  }
  *place = read_term(env, buffer, index, depth);
  return *place == 0 ? 0 : first;
}

static bool read_parts(ErlNifEnv *env, const char *buffer, int *index, int depth, node *made,
                       size_t size, bool pairs) {
  size_t i;
  made->as.many.size = size;
  made->as.many.parts = keep(env, (pairs ? 2 : 1) * size * sizeof *made->as.many.parts);
  for (i = 0; i < size; i++) {
    made->as.many.parts[i] = read_term(env, buffer, index, depth);
    if (made->as.many.parts[i] == 0) {
      return false;
    }
    if (pairs) {
      made->as.many.parts[size + i] = read_term(env, buffer, index, depth);
      if (made->as.many.parts[size + i] == 0) {
        return false;
      }
    }
  }
  return true;
}

/* The term at an index; 0 when it is damaged or too deep. */
static ERL_NIF_TERM read_term(ErlNifEnv *env, const char *buffer, int *index, int depth) {
  node *made;
  int type;
  int size;
  double real;
  char atom[MAXATOMLEN_UTF8];
  if (depth == 0 || ei_get_type(buffer, index, &type, &size) != 0) {
    return 0;
  }
  switch (type) {
    case ERL_SMALL_INTEGER_EXT:
    case ERL_INTEGER_EXT:
    case ERL_SMALL_BIG_EXT:
    case ERL_LARGE_BIG_EXT:
      return read_integer(env, buffer, index, type);
    case ERL_FLOAT_EXT:
    case NEW_FLOAT_EXT:
      return ei_decode_double(buffer, index, &real) == 0 ? enif_make_double(env, real) : 0;
    case ERL_ATOM_EXT:
    case ERL_SMALL_ATOM_EXT:
    case ERL_ATOM_UTF8_EXT:
    case ERL_SMALL_ATOM_UTF8_EXT:
      if (ei_decode_atom_as(buffer, index, atom, sizeof atom, ERLANG_UTF8, NULL, NULL) != 0) {
        return 0;
      }
      made = new_node(env, ATOM);
      made->as.atom = copy(env, atom, strlen(atom));
      return (ERL_NIF_TERM)made;
    case ERL_BINARY_EXT:
      made = new_node(env, BINARY);
      made->as.bytes.data = (unsigned char *)(uintptr_t)(buffer + *index + 5);
      made->as.bytes.size = (size_t)size;
      return ei_skip_term(buffer, index) == 0 ? (ERL_NIF_TERM)made : 0;
    case ERL_NIL_EXT:
    case ERL_LIST_EXT:
      return read_list(env, buffer, index, depth - 1);
    case ERL_STRING_EXT:
      return read_string(env, buffer, index, size);
    case ERL_SMALL_TUPLE_EXT:
    case ERL_LARGE_TUPLE_EXT:
      made = new_node(env, TUPLE);
      return ei_decode_tuple_header(buffer, index, &size) == 0
                     && read_parts(env, buffer, index, depth - 1, made, (size_t)size, false)
                 ? (ERL_NIF_TERM)made
                 : 0;
    case ERL_MAP_EXT:
      made = new_node(env, MAP);
      return ei_decode_map_header(buffer, index, &size) == 0
                     && read_parts(env, buffer, index, depth - 1, made, (size_t)size, true)
                 ? (ERL_NIF_TERM)made
                 : 0;
    default:
      return read_raw(env, buffer, index, type);
  }
}

static long cells(ERL_NIF_TERM term) {
  long count = 0;
  for (; is(term, CELL); term = of(term)->as.cell[1]) {
    count++;
  }
  return count;
}

static void write_term(ei_x_buff *out, ERL_NIF_TERM term) {
  const node *node = of(term);
  size_t i;
  switch (node->kind) {
    case INTEGER:
      ei_x_encode_longlong(out, node->as.integer);
      break;
    case NATURAL:
      ei_x_encode_ulonglong(out, node->as.natural);
      break;
    case FLOAT:
      ei_x_encode_double(out, node->as.real);
      break;
    case ATOM:
      ei_x_encode_atom_len_as(out, node->as.atom, (int)strlen(node->as.atom), ERLANG_UTF8,
                              ERLANG_UTF8);
      break;
    case BINARY:
      ei_x_encode_binary(out, node->as.bytes.data, (int)node->as.bytes.size);
      break;
    case CELL:
      ei_x_encode_list_header(out, cells(term));
      for (; is(term, CELL); term = of(term)->as.cell[1]) {
        write_term(out, of(term)->as.cell[0]);
      }
      write_term(out, term);
      break;
    case TUPLE:
      ei_x_encode_tuple_header(out, (long)node->as.many.size);
      for (i = 0; i < node->as.many.size; i++) {
        write_term(out, node->as.many.parts[i]);
      }
      break;
    case MAP:
      ei_x_encode_map_header(out, (long)node->as.many.size);
      for (i = 0; i < node->as.many.size; i++) {
        write_term(out, node->as.many.parts[i]);
        write_term(out, node->as.many.parts[node->as.many.size + i]);
      }
      break;
    case RAW:
      ei_x_append_buf(out, (const char *)node->as.bytes.data, (int)node->as.bytes.size);
      break;
    case NIL:
    case RESOURCE: /* never a result */
      ei_x_encode_empty_list(out);
      break;
  }
}

static int compare(const void *one, const void *other) {
  const ErlNifBinary *left = one;
  const ErlNifBinary *right = other;
  const size_t common = left->size < right->size ? left->size : right->size;
  const int order = memcmp(left->data, right->data, common);
  return order != 0 ? order : (left->size > right->size) - (left->size < right->size);
}

/* Equal terms are equal bytes, which sorting brings side by side. */
static bool unique(ErlNifEnv *env, const ERL_NIF_TERM keys[], size_t count) {
  ErlNifBinary *written = keep(env, count * sizeof *written);
  size_t i;
  for (i = 0; i < count; i++) {
    ei_x_buff buffer;
    ei_x_new(&buffer);
    write_term(&buffer, keys[i]);
    written[i].size = (size_t)buffer.index;
    written[i].data = keep(env, written[i].size);
    memcpy(written[i].data, buffer.buff, written[i].size);
    ei_x_free(&buffer);
  }
  qsort(written, count, sizeof *written, compare);
  for (i = 1; i < count; i++) {
    if (compare(&written[i - 1], &written[i]) == 0) {
      return false;
    }
  }
  return true;
}

int enif_make_map_from_arrays(ErlNifEnv *env, ERL_NIF_TERM keys[], ERL_NIF_TERM values[], size_t count,
                              ERL_NIF_TERM *map) {
  node *made = new_node(env, MAP);
  if (!unique(env, keys, count)) {
    return 0;
  }
  made->as.many.size = count;
  made->as.many.parts = keep(env, 2 * count * sizeof *keys);
  if (count > 0) {
    memcpy(made->as.many.parts, keys, count * sizeof *keys);
    memcpy(made->as.many.parts + count, values, count * sizeof *values);
  }
  *map = (ERL_NIF_TERM)made;
  return 1;
}
