{{#big}}
{{#in}}

/* erl_nif.h has no such integers: the external term format tells their bytes. */
static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{p}}_big_integer *out) {
  enum { VERSION = 131, SMALL_BIG = 110, LARGE_BIG = 111 };
  ErlNifSInt64 value;
  ErlNifBinary encoded;
  unsigned char *bytes;
  size_t header;
  if (enif_get_int64(call->env, term, &value)) {
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    out->negative = value < 0;
    out->size = 0;
    out->magnitude = bytes = {{p}}_alloc(call, sizeof magnitude, 1);
    for (; bytes != NULL && magnitude != 0; magnitude >>= 8) {
      bytes[out->size++] = (unsigned char)(magnitude & 0xff);
    }
    return bytes != NULL;
  }
  if (!enif_is_number(call->env, term) || !enif_term_to_binary(call->env, term, &encoded)) {
    return false;
  }
  header = encoded.size > 4 && encoded.data[1] == LARGE_BIG ? 7 : 4;
  bytes = NULL;
  if (encoded.size > header && encoded.data[0] == VERSION
      && (encoded.data[1] == SMALL_BIG || encoded.data[1] == LARGE_BIG)) {
    bytes = {{p}}_alloc(call, encoded.size - header, 1);
  }
  if (bytes != NULL) {
    memcpy(bytes, encoded.data + header, encoded.size - header);
    out->magnitude = bytes;
    out->size = encoded.size - header;
    out->negative = encoded.data[header - 1] != 0;
  }
  enif_release_binary(&encoded);
  return bytes != NULL;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const {{p}}_big_integer *in, ERL_NIF_TERM *term) {
  enum { HEADER = 7 };
  size_t size = in->magnitude == NULL ? 0 : in->size;
  unsigned char *encoded;
  while (size > 0 && in->magnitude[size - 1] == 0) {
    size--;
  }
  if (size > UINT32_MAX) {
    return false;
  }
  encoded = {{p}}_alloc(call, size + HEADER, 1);
  if (encoded == NULL) {
    return false;
  }
  encoded[0] = 131;
  encoded[1] = 111;
  encoded[2] = (unsigned char)(size >> 24 & 0xff);
  encoded[3] = (unsigned char)(size >> 16 & 0xff);
  encoded[4] = (unsigned char)(size >> 8 & 0xff);
  encoded[5] = (unsigned char)(size & 0xff);
  encoded[6] = in->negative ? 1 : 0;
  if (size > 0) {
    memcpy(encoded + HEADER, in->magnitude, size);
  }
  return enif_binary_to_term(call->env, encoded, size + HEADER, term, 0) != 0;
}
{{/out}}
{{/big}}
