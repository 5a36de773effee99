{{#types}}
{{#resource}}

static void destroy_{{name}}(ErlNifEnv *env, void *object) {
  (void)env;
  {{p}}_impl_destroy_{{name}}(object);
}
{{#monitored}}

static void down_{{name}}(ErlNifEnv *env, void *object, ErlNifPid *pid, ErlNifMonitor *monitor) {
  (void)env;
  (void)monitor;
  {{p}}_impl_down_{{name}}(object, *pid);
}
{{/monitored}}
{{/resource}}
{{/types}}

{{#opensTypes}}
static ErlNifResourceType *open_type(ErlNifEnv *env, const char *name, ErlNifResourceDtor *destroy,
                                     ErlNifResourceDown *down) {
  ErlNifResourceTypeInit callbacks;
  memset(&callbacks, 0, sizeof callbacks);
  callbacks.dtor = destroy;
  callbacks.down = down;
  return enif_open_resource_type_x(env, name, &callbacks,
                                   ERL_NIF_RT_CREATE | ERL_NIF_RT_TAKEOVER, NULL);
}

{{/opensTypes}}
static void unload(ErlNifEnv *env, void *data) {
  (void)env;
{{#threads}}
  if (data != NULL) {
    stop(data);
  }
{{/threads}}
  enif_free(data);
}

static int load(ErlNifEnv *env, void **data, ERL_NIF_TERM info) {
  library *self = enif_alloc(sizeof *self);
  (void)info;
  if (self == NULL) {
    return 1;
  }
  memset(self, 0, sizeof *self);
{{#atoms}}
  self->{{name}} = enif_make_atom_len(env, "{{{text}}}", {{length}});
{{/atoms}}
{{#types}}
{{#resource}}
  self->type_{{name}} = open_type(env, "{{name}}", destroy_{{name}}, {{down}});
  if (self->type_{{name}} == NULL) {
    enif_free(self);
    return 2;
  }
{{/resource}}
{{/types}}
{{#yields}}
  self->type_slice = open_type(env, "nifproof_slice", destroy_slice, NULL);
  if (self->type_slice == NULL) {
    enif_free(self);
    return 2;
  }
{{/yields}}
{{#threads}}
  if (!start(self)) {
    enif_free(self);
    return 3;
  }
{{/threads}}
  *data = self;
  return 0;
}

/* The new version has its own data; the old one's goes when the old one does. */
static int upgrade(ErlNifEnv *env, void **data, void **old, ERL_NIF_TERM info) {
  (void)old;
  return load(env, data, info);
}
