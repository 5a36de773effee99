{{#list}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{type}} *out) {
  ERL_NIF_TERM head;
  {{{itemsVariable}}};
  unsigned length;
  size_t i;
  if (!enif_get_list_length(call->env, term, &length){{#nonEmpty}} || length == 0{{/nonEmpty}}) {
    return false;
  }
  items = {{p}}_alloc(call, length, sizeof *items);
  if (items == NULL) {
    return false;
  }
  for (i = 0; enif_get_list_cell(call->env, term, &head, &term); i++) {
    if (!{{{get}}}) {
      return false;
    }
  }
  out->items = items;
  out->length = length;
  return true;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const {{type}} *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM head;
  size_t i = in->length;
  if ({{#nonEmpty}}i == 0 || in->items == NULL{{/nonEmpty}}{{^nonEmpty}}i != 0 && in->items == NULL{{/nonEmpty}}) {
    return false;
  }
  *term = enif_make_list(call->env, 0);
  while (i-- > 0) {
    if (!{{{put}}}) {
      return false;
    }
    *term = enif_make_list_cell(call->env, head, *term);
  }
  return true;
}
{{/out}}
{{/list}}
{{#mapOf}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{type}} *out) {
  ErlNifMapIterator at;
  ERL_NIF_TERM key;
  ERL_NIF_TERM value;
  {{type}}_pair *pairs;
  size_t size;
  size_t i = 0;
  bool fits = true;
  if (!enif_get_map_size(call->env, term, &size)) {
    return false;
  }
  pairs = {{p}}_alloc(call, size, sizeof *pairs);
  if (pairs == NULL
      || !enif_map_iterator_create(call->env, term, &at, ERL_NIF_MAP_ITERATOR_FIRST)) {
    return false;
  }
  while (fits && i < size && enif_map_iterator_get_pair(call->env, &at, &key, &value)) {
    fits = {{{getKey}}} && {{{getValue}}};
    i++;
    enif_map_iterator_next(call->env, &at);
  }
  enif_map_iterator_destroy(call->env, &at);
  out->pairs = pairs;
  out->size = size;
  return fits && i == size;
}
{{/in}}
{{#out}}

/* Two pairs of one key are no map. */
static bool put_{{name}}({{p}}_call *call, const {{type}} *in, ERL_NIF_TERM *term) {
  ERL_NIF_TERM *keys = {{p}}_alloc(call, in->size, sizeof *keys);
  ERL_NIF_TERM *values = {{p}}_alloc(call, in->size, sizeof *values);
  size_t i;
  if (keys == NULL || values == NULL || (in->pairs == NULL && in->size != 0)) {
    return false;
  }
  for (i = 0; i < in->size; i++) {
    if (!{{{putKey}}} || !{{{putValue}}}) {
      return false;
    }
  }
  return enif_make_map_from_arrays(call->env, keys, values, in->size, term) != 0;
}
{{/out}}
{{/mapOf}}
