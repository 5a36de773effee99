{{#resource}}

{{type}} *{{p}}_new_{{name}}({{p}}_call *call, size_t size) {
  owned *entry = {{p}}_alloc(call, 1, sizeof *entry);
  if (entry == NULL) {
    return NULL;
  }
  entry->object = enif_alloc_resource(call->library->type_{{name}}, size);
  if (entry->object == NULL) {
    call->out_of_memory = true;
    return NULL;
  }
  memset(entry->object, 0, size);
  entry->next = call->resources;
  call->resources = entry;
  return entry->object;
}
{{#monitored}}

bool {{p}}_monitor_{{name}}({{p}}_call *call, {{type}} *{{name}}, ErlNifPid pid) {
  return enif_monitor_process(call->caller, {{name}}, &pid, NULL) == 0;
}
{{/monitored}}
{{#in}}

static bool get_{{name}}({{p}}_call *call, ERL_NIF_TERM term, {{type}} **out) {
  void *object;
  if (!enif_get_resource(call->env, term, call->library->type_{{name}}, &object)) {
    return false;
  }
  *out = object;
  return true;
}
{{/in}}
{{#out}}

static bool put_{{name}}({{p}}_call *call, {{type}} *const *in, ERL_NIF_TERM *term) {
  if (*in == NULL) {
    return false;
  }
  *term = enif_make_resource(call->env, *in);
  return true;
}
{{/out}}
{{/resource}}
