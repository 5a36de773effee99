{{#maybe}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{type}} *out) {
  out->present = !enif_is_identical(term, call->library->{{atom}});
  return !out->present || {{{get}}};
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const {{type}} *in, ERL_NIF_TERM *term) {
  if (!in->present) {
    *term = call->library->{{atom}};
    return true;
  }
  return {{{put}}};
}
{{/out}}
{{/maybe}}
{{#union}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{type}} *out) {
{{#variants}}
  if ({{{get}}}) {
    out->tag = {{constant}};
    return true;
  }
{{/variants}}
  return false;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, const {{type}} *in, ERL_NIF_TERM *term) {
  switch (in->tag) {
{{#variants}}
    case {{constant}}:
{{#put}}
      return {{{put}}};
{{/put}}
{{#fixed}}
      {{{fixed}}};
      return true;
{{/fixed}}
{{/variants}}
  }
  return false;
}
{{/out}}
{{/union}}
