{{#tuple}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term{{#outDeclared}}, {{{outDeclared}}}{{/outDeclared}}) {
  const ERL_NIF_TERM *parts;
  int count;
  return enif_get_tuple(call->env, term, &count, &parts) && count == {{count}}{{#checks}}
         && {{{get}}}{{/checks}};
}
{{/in}}
{{#out}}
{{#inDeclared}}

static bool put_{{name}}({{p}}_call *call, {{{inDeclared}}}, ERL_NIF_TERM *term) {
  ERL_NIF_TERM parts[{{count}}];
{{#fixed}}
  {{{put}}};
{{/fixed}}
  if ({{{puts}}}) {
    return false;
  }
  *term = enif_make_tuple_from_array(call->env, parts, {{count}});
  return true;
}
{{/inDeclared}}
{{/out}}
{{/tuple}}
{{#map}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{type}} *out) {
  const library *self = call->library;
  ERL_NIF_TERM part;
  size_t known = {{mandatory}};
  size_t count;
  if (!enif_get_map_size(call->env, term, &count)) {
    return false;
  }
{{#keys}}
{{^optional}}
  if (!enif_get_map_value(call->env, term, self->{{key}}, &part) || !{{{get}}}) {
    return false;
  }
{{/optional}}
{{#optional}}
  out->{{has}} = enif_get_map_value(call->env, term, self->{{key}}, &part) != 0;
  if (out->{{has}}) {
    known++;
    if (!{{{get}}}) {
      return false;
    }
  }
{{/optional}}
{{/keys}}
  return count == known;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const {{type}} *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  ERL_NIF_TERM keys[{{count}}];
  ERL_NIF_TERM values[{{count}}];
  size_t count = 0;
{{#keys}}
{{#optional}}
  if (in->{{has}}) {
    keys[count] = self->{{key}};
{{#put}}
    if (!{{{put}}}) {
      return false;
    }
{{/put}}
{{#fixed}}
    {{{fixed}}};
{{/fixed}}
    count++;
  }
{{/optional}}
{{^optional}}
  keys[count] = self->{{key}};
{{#put}}
  if (!{{{put}}}) {
    return false;
  }
{{/put}}
{{#fixed}}
  {{{fixed}}};
{{/fixed}}
  count++;
{{/optional}}
{{/keys}}
  return enif_make_map_from_arrays(call->env, keys, values, count, term) != 0;
}
{{/out}}
{{/map}}
