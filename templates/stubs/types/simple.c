{{#integer}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{{type}}} *out) {
  {{erl}} value;
  if (!enif_get_{{bits}}(call->env, term, &value){{{outside}}}) {
    return false;
  }
  *out = value;
  return true;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const {{{type}}} *in, ERL_NIF_TERM *term) {
{{#limited}}
  const {{type}} value = *in;
  if ({{{limited}}}) {
    return false;
  }
{{/limited}}
  *term = enif_make_{{bits}}(call->env, *in);
  return true;
}
{{/out}}
{{/integer}}
{{#float}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, double *out) {
  return enif_get_double(call->env, term, out) != 0;
}
{{/in}}
{{#out}}

/* Erlang has no infinities, and nothing that is no number. */
static bool put_{{name}}({{p}}_call *call, const double *in, ERL_NIF_TERM *term) {
  if (!isfinite(*in)) {
    return false;
  }
  *term = enif_make_double(call->env, *in);
  return true;
}
{{/out}}
{{/float}}
{{#boolean}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, bool *out) {
  *out = enif_is_identical(term, call->library->{{true}}) != 0;
  return *out || enif_is_identical(term, call->library->{{false}});
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const bool *in, ERL_NIF_TERM *term) {
  *term = *in ? call->library->{{true}} : call->library->{{false}};
  return true;
}
{{/out}}
{{/boolean}}
{{#enum}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{type}} *out) {
  const library *self = call->library;
{{#values}}
  if (enif_is_identical(term, self->{{atom}})) {
    *out = {{constant}};
    return true;
  }
{{/values}}
  return false;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const {{type}} *in, ERL_NIF_TERM *term) {
  const library *self = call->library;
  switch (*in) {
{{#values}}
    case {{constant}}:
      *term = self->{{atom}};
      return true;
{{/values}}
  }
  return false;
}
{{/out}}
{{/enum}}
{{#passed}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, ERL_NIF_TERM *out) {
{{^test}}
  (void)call;
{{/test}}
  *out = term;
  return {{#test}}{{{test}}}{{/test}}{{^test}}true{{/test}};
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const ERL_NIF_TERM *in, ERL_NIF_TERM *out) {
  const ERL_NIF_TERM term = *in;
{{^test}}
  (void)call;
{{/test}}
  *out = term;
  return term != 0{{#test}} && {{{test}}}{{/test}};
}
{{/out}}
{{/passed}}
{{#pid}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, ErlNifPid *out) {
  return enif_get_local_pid(call->env, term, out) != 0;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const ErlNifPid *in, ERL_NIF_TERM *term) {
  *term = enif_make_pid(call->env, in);
  return *term != 0 && enif_is_pid(call->env, *term);
}
{{/out}}
{{/pid}}
