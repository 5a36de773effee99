{{#string}}
{{#in}}

static size_t encode(unsigned point, char *out) {
  if (point < 0x80) {
    out[0] = (char)point;
    return 1;
  }
  if (point < 0x800) {
    out[0] = (char)(0xc0 | point >> 6);
    out[1] = (char)(0x80 | (point & 0x3f));
    return 2;
  }
  if (point < 0x10000) {
    out[0] = (char)(0xe0 | point >> 12);
    out[1] = (char)(0x80 | (point >> 6 & 0x3f));
    out[2] = (char)(0x80 | (point & 0x3f));
    return 3;
  }
  out[0] = (char)(0xf0 | point >> 18);
  out[1] = (char)(0x80 | (point >> 12 & 0x3f));
  out[2] = (char)(0x80 | (point >> 6 & 0x3f));
  out[3] = (char)(0x80 | (point & 0x3f));
  return 4;
}

/* Surrogates are no characters, as for unicode:characters_to_binary/1. */
static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{p}}_string *out) {
  ERL_NIF_TERM head;
  unsigned length;
  char *text;
  size_t size = 0;
  if (!enif_get_list_length(call->env, term, &length)) {
    return false;
  }
  text = {{p}}_alloc(call, (size_t)length + 1, 4);
  if (text == NULL) {
    return false;
  }
  while (enif_get_list_cell(call->env, term, &head, &term)) {
    unsigned point;
    if (!enif_get_uint(call->env, head, &point) || point > 0x10ffff
        || (point >= 0xd800 && point <= 0xdfff)) {
      return false;
    }
    size += encode(point, text + size);
  }
  text[size] = '\0';
  out->data = text;
  out->size = size;
  return true;
}
{{/in}}
{{#out}}

/* The bytes of the character at the start; 0 when it is none. */
static size_t decode(const unsigned char *in, size_t size, unsigned *point) {
  static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned first = in[0];
  const size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3
                        : first < 0xf5 ? 4 : 0;
  size_t i;
  if (length == 0 || length > size) {
    return 0;
  }
  *point = length == 1 ? first : first & (0x7fu >> length);
  for (i = 1; i < length; i++) {
    if ((in[i] & 0xc0) != 0x80) {
      return 0;
    }
    *point = *point << 6 | (in[i] & 0x3fu);
  }
  return *point < least[length] || *point > 0x10ffff || (*point >= 0xd800 && *point <= 0xdfff)
             ? 0
             : length;
}

static bool put_{{name}}({{p}}_call *call, const {{p}}_string *in, ERL_NIF_TERM *term) {
  const unsigned char *text = (const unsigned char *)in->data;
  ERL_NIF_TERM *characters;
  size_t at = 0;
  unsigned count = 0;
  if (text == NULL && in->size != 0) {
    return false;
  }
  if (in->size > UINT32_MAX) {
    return false;
  }
  characters = {{p}}_alloc(call, in->size, sizeof *characters);
  if (characters == NULL) {
    return false;
  }
  while (at < in->size) {
    unsigned point;
    const size_t length = decode(text + at, in->size - at, &point);
    if (length == 0) {
      return false;
    }
    characters[count++] = enif_make_uint(call->env, point);
    at += length;
  }
  *term = enif_make_list_from_array(call->env, characters, count);
  return true;
}
{{/out}}
{{/string}}
{{#nonEmptyString}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{p}}_string *out) {
  return get_string(call, term, out) && out->size != 0;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const {{p}}_string *in, ERL_NIF_TERM *term) {
  return in->size != 0 && put_string(call, in, term);
}
{{/out}}
{{/nonEmptyString}}
