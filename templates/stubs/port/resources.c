
/* The states of yielding functions are resources; no other lives longer than its call. */
struct ErlNifResourceType {
  ErlNifResourceDtor *destroy;
};

typedef struct {
  ErlNifResourceType *type;
  size_t references;
  max_align_t bytes[];
} resource;

static resource *resource_of(void *object) {
  return (resource *)(void *)((unsigned char *)object - offsetof(resource, bytes));
}

ErlNifResourceType *enif_open_resource_type_x(ErlNifEnv *env, const char *name,
                                              const ErlNifResourceTypeInit *init, int flags,
                                              int *tried) {
  ErlNifResourceType *made = memory(sizeof *made);
  (void)env;
  (void)name;
  (void)flags;
  (void)tried;
  made->destroy = init->dtor;
  return made;
}

void *enif_alloc_resource(ErlNifResourceType *type, size_t size) {
  resource *made = memory(sizeof *made + size);
  made->type = type;
  made->references = 1;
  return made->bytes;
}

void enif_release_resource(void *object) {
  resource *known = resource_of(object);
  if (--known->references == 0) {
    known->type->destroy(NULL, object);
    free(known);
  }
}

ERL_NIF_TERM enif_make_resource(ErlNifEnv *env, void *object) {
  node *made = new_node(env, RESOURCE);
  owned *entry = keep(env, sizeof *entry);
  resource_of(object)->references++;
  entry->object = object;
  entry->next = env->resources;
  env->resources = entry;
  made->as.resource = object;
  return (ERL_NIF_TERM)made;
}

int enif_get_resource(ErlNifEnv *env, ERL_NIF_TERM term, ErlNifResourceType *type, void **object) {
  (void)env;
  if (!is(term, RESOURCE) || resource_of(of(term)->as.resource)->type != type) {
    return 0;
  }
  *object = of(term)->as.resource;
  return 1;
}
