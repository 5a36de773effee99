{{#plain}}

static ERL_NIF_TERM call_{{c}}(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  {{p}}_call state;
  {{p}}_call *const call = &state;
{{#locals}}
  {{{declared}}};
{{/locals}}
{{#resultDeclared}}
  {{{resultDeclared}}};
{{/resultDeclared}}
  {{p}}_return how = {{P}}_BADARG;
  ERL_NIF_TERM answer = 0;
  (void)argc;
{{^condition}}
  (void)argv;
{{/condition}}
  begin(call, env, enif_priv_data(env));
{{#resultDeclared}}
  memset(&result, 0, sizeof result);
{{/resultDeclared}}
{{#condition}}
  if ({{{condition}}}) {
    how = {{{body}}};
  }
{{/condition}}
{{^condition}}
  how = {{{body}}};
{{/condition}}
{{#resultPut}}
  if (how == {{P}}_DONE && !{{{resultPut}}}) {
    how = {{P}}_BAD_RESULT;
  }
{{/resultPut}}
{{#resultFixed}}
  answer = {{{resultFixed}}};
{{/resultFixed}}
  if (how != {{P}}_DONE) {
    answer = failed(call, how, "{{{name}}}", {{arity}});
  }
  end(call);
  return answer;
}
{{/plain}}
{{#yielding}}

static ERL_NIF_TERM again_{{c}}(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]);

/* Arguments are read again in each slice: between two of them, a binary may move. */
static ERL_NIF_TERM slice_{{c}}(ErlNifEnv *env, const ERL_NIF_TERM argv[], {{p}}_slice *slice,
                                ERL_NIF_TERM reference) {
  {{p}}_call state;
  {{p}}_call *const call = &state;
{{#locals}}
  {{{declared}}};
{{/locals}}
{{#resultDeclared}}
  {{{resultDeclared}}};
{{/resultDeclared}}
  {{p}}_return how = {{P}}_BADARG;
  ERL_NIF_TERM answer = 0;
{{^condition}}
  (void)argv;
{{/condition}}
  begin(call, env, enif_priv_data(env));
{{#resultDeclared}}
  memset(&result, 0, sizeof result);
{{/resultDeclared}}
{{#condition}}
  if ({{{condition}}}) {
    how = {{{body}}};
  }
{{/condition}}
{{^condition}}
  how = {{{body}}};
{{/condition}}
{{#resultPut}}
  if (how == {{P}}_DONE && !{{{resultPut}}}) {
    how = {{P}}_BAD_RESULT;
  }
{{/resultPut}}
{{#resultFixed}}
  answer = {{{resultFixed}}};
{{/resultFixed}}
  if (how == {{P}}_AGAIN && !call->out_of_memory) {
    ERL_NIF_TERM next[{{arity}} + 1];
    memcpy(next, argv, {{arity}} * sizeof next[0]);
    next[{{arity}}] = reference;
    answer = enif_schedule_nif(env, "{{{name}}}", 0, again_{{c}}, {{arity}} + 1, next);
  } else if (how != {{P}}_DONE) {
    answer = failed(call, how, "{{{name}}}", {{arity}});
  }
  end(call);
  return answer;
}

static ERL_NIF_TERM again_{{c}}(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  const library *self = enif_priv_data(env);
  void *slice;
  if (argc != {{arity}} + 1 || !enif_get_resource(env, argv[{{arity}}], self->type_slice, &slice)) {
    return enif_make_badarg(env);
  }
  return slice_{{c}}(env, argv, slice, argv[{{arity}}]);
}

static ERL_NIF_TERM call_{{c}}(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  const library *self = enif_priv_data(env);
  {{p}}_slice *slice = enif_alloc_resource(self->type_slice, sizeof *slice);
  ERL_NIF_TERM reference;
  ERL_NIF_TERM answer;
  (void)argc;
  if (slice == NULL) {
    return enif_raise_exception(env, self->atom_enomem);
  }
  memset(slice, 0, sizeof *slice);
  reference = enif_make_resource(env, slice);
  answer = slice_{{c}}(env, argv, slice, reference);
  enif_release_resource(slice);
  return answer;
}
{{/yielding}}
{{#threaded}}

typedef struct {
{{#locals}}
  {{{declared}}};
{{/locals}}
  unsigned char unused; /* there may be nothing else */
} arguments_{{c}};

static ERL_NIF_TERM run_{{c}}({{p}}_call *call, const void *data) {
  const arguments_{{c}} *arguments = data;
{{#answerDeclared}}
  {{{answerDeclared}}};
{{/answerDeclared}}
  ERL_NIF_TERM answer = 0;
  {{p}}_return how;
  (void)arguments;
{{#answerDeclared}}
  memset(&result, 0, sizeof result);
{{/answerDeclared}}
  how = {{{body}}};
{{#answerPut}}
  if (how == {{P}}_DONE && !{{{answerPut}}}) {
    how = {{P}}_BAD_RESULT;
  }
{{/answerPut}}
{{#answerFixed}}
  answer = {{{answerFixed}}};
{{/answerFixed}}
  return how == {{P}}_DONE ? answer : failure(call, how);
}

static ERL_NIF_TERM call_{{c}}(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  job *made = new_job(env, sizeof(arguments_{{c}}), run_{{c}});
  {{p}}_call *call;
  arguments_{{c}} *arguments;
{{#hasArguments}}
  ERL_NIF_TERM copies[{{arity}}];
  int i;
{{/hasArguments}}
  if (made == NULL) {
    const library *self = enif_priv_data(env);
    return enif_raise_exception(env, self->atom_enomem);
  }
  call = &made->call;
  arguments = made->arguments;
  (void)call;
  (void)arguments;
{{#hasArguments}}
  (void)argc;
  for (i = 0; i < {{arity}}; i++) {
    copies[i] = enif_make_copy(made->call.env, argv[i]);
  }
  if (!({{{condition}}})) {
    ERL_NIF_TERM answer = made->call.out_of_memory
                              ? enif_raise_exception(env, made->call.library->atom_enomem)
                              : enif_make_badarg(env);
    free_job(made);
    return answer;
  }
{{/hasArguments}}
{{^hasArguments}}
  (void)argc;
  (void)argv;
{{/hasArguments}}
  return enqueue(env, made);
}
{{/threaded}}
