{{#binary}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{p}}_binary *out) {
  ErlNifBinary view;
  if (!enif_inspect_binary(call->env, term, &view)) {
    return false;
  }
  out->data = view.data;
  out->size = view.size;
  out->term = term;
  return true;
}
{{/in}}
{{#out}}

/* What is a part of a binary that Erlang has already is not copied. */
static bool put_{{name}}({{p}}_call *call, const {{p}}_binary *in, ERL_NIF_TERM *term) {
  ErlNifBinary whole;
  unsigned char *copy;
  if (in->term != 0 && enif_inspect_binary(call->env, in->term, &whole)) {
    const uintptr_t start = (uintptr_t)whole.data;
    const uintptr_t data = (uintptr_t)in->data;
    if (data == start && in->size == whole.size) {
      *term = in->term;
      return true;
    }
    if (data >= start && data - start <= whole.size && in->size <= whole.size - (data - start)) {
      *term = enif_make_sub_binary(call->env, in->term, data - start, in->size);
      return true;
    }
  }
  if (in->data == NULL && in->size != 0) {
    return false;
  }
  copy = enif_make_new_binary(call->env, in->size, term);
  if (copy == NULL) {
    call->out_of_memory = true;
    return false;
  }
  if (in->size != 0) {
    memcpy(copy, in->data, in->size);
  }
  return true;
}
{{/out}}
{{/binary}}
{{#sized}}
{{#in}}

/* {{{erlang}}} */
static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{p}}_binary *out) {
  return get_binary(call, term, out) && {{{fits}}};
}
{{/in}}
{{#out}}

/* {{{erlang}}} */
static bool put_{{name}}({{p}}_call *call, const {{p}}_binary *out, ERL_NIF_TERM *term) {
  return {{{fits}}} && put_binary(call, out, term);
}
{{/out}}
{{/sized}}
{{#iodata}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{p}}_binary *out) {
  ErlNifBinary view;
{{#listOnly}}
  if (!enif_is_list(call->env, term)) {
    return false;
  }
{{/listOnly}}
  if (!enif_inspect_iolist_as_binary(call->env, term, &view)) {
    return false;
  }
  out->data = view.data;
  out->size = view.size;
{{#listOnly}}
  out->term = 0;
{{/listOnly}}
{{^listOnly}}
  out->term = enif_is_binary(call->env, term) ? term : 0;
{{/listOnly}}
  return true;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const {{p}}_binary *in, ERL_NIF_TERM *term) {
{{#listOnly}}
  ERL_NIF_TERM bytes;
  if (!put_binary(call, in, &bytes)) {
    return false;
  }
  *term = enif_make_list1(call->env, bytes);
  return true;
{{/listOnly}}
{{^listOnly}}
  return put_binary(call, in, term);
{{/listOnly}}
}
{{/out}}
{{/iodata}}
