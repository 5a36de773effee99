
/* A call that the worker thread makes, in an environment of its own. */
struct job {
  job *next;
  {{p}}_call call;
  library *owner;
  ErlNifPid caller;
  ERL_NIF_TERM reference;
  void *arguments;
  ERL_NIF_TERM (*run)({{p}}_call *call, const void *arguments);
};

/* What the message of a call that failed says in place of the answer. */
static ERL_NIF_TERM failure({{p}}_call *call, {{p}}_return how) {
  const library *self = call->library;
  ERL_NIF_TERM reason = self->atom_bad_result;
  if (how == {{P}}_NO_MEMORY || call->out_of_memory) {
    reason = self->atom_enomem;
  } else if (how == {{P}}_BADARG) {
    reason = self->atom_badarg;
  } else if (how == {{P}}_NOT_WRITTEN) {
    reason = self->atom_not_implemented;
  }
  return enif_make_tuple2(call->env, self->atom_error, reason);
}

static void free_job(job *done) {
  ErlNifEnv *env = done->call.env;
  end(&done->call);
  enif_free_env(env);
  enif_free(done);
}

static job *new_job(ErlNifEnv *env, size_t size,
                    ERL_NIF_TERM (*run)({{p}}_call *call, const void *arguments)) {
  library *self = enif_priv_data(env);
  job *made = enif_alloc(sizeof *made);
  if (made == NULL) {
    return NULL;
  }
  begin(&made->call, enif_alloc_env(), self);
{{#hasMonitored}}
  made->call.caller = NULL;
{{/hasMonitored}}
  made->next = NULL;
  made->owner = self;
  made->run = run;
  made->arguments = {{p}}_alloc(&made->call, 1, size);
  if (made->arguments == NULL || enif_self(env, &made->caller) == NULL) {
    free_job(made);
    return NULL;
  }
  return made;
}

static ERL_NIF_TERM enqueue(ErlNifEnv *env, job *made) {
  library *self = made->owner;
  ERL_NIF_TERM reference = enif_make_ref(env);
  made->reference = enif_make_copy(made->call.env, reference);
  enif_mutex_lock(self->lock);
  if (self->last == NULL) {
    self->first = made;
  } else {
    self->last->next = made;
  }
  self->last = made;
  enif_cond_signal(self->work);
  enif_mutex_unlock(self->lock);
  return reference;
}

/* The next job; NULL when there is none and there will be none. */
static job *take(library *self, bool *stopping) {
  job *next;
  enif_mutex_lock(self->lock);
  while (self->first == NULL && !self->stopping) {
    enif_cond_wait(self->work, self->lock);
  }
  next = self->first;
  if (next != NULL) {
    self->first = next->next;
    if (self->first == NULL) {
      self->last = NULL;
    }
  }
  *stopping = self->stopping;
  enif_mutex_unlock(self->lock);
  return next;
}

static void *work(void *data) {
  library *self = data;
  bool stopping;
  job *next;
  while ((next = take(self, &stopping)) != NULL) {
    {{p}}_call *call = &next->call;
    ERL_NIF_TERM answer =
        stopping ? enif_make_tuple2(call->env, self->atom_error, self->atom_unloaded)
                 : next->run(call, next->arguments);
    ERL_NIF_TERM message = enif_make_tuple2(call->env, next->reference, answer);
    enif_send(NULL, &next->caller, call->env, message);
    free_job(next);
  }
  return NULL;
}

static bool start(library *self) {
  self->lock = enif_mutex_create("{{p}}_nif");
  self->work = enif_cond_create("{{p}}_nif");
  if (self->lock != NULL && self->work != NULL
      && enif_thread_create("{{p}}_nif", &self->worker, work, self, NULL) == 0) {
    return true;
  }
  if (self->work != NULL) {
    enif_cond_destroy(self->work);
  }
  if (self->lock != NULL) {
    enif_mutex_destroy(self->lock);
  }
  return false;
}

/* Waits for the job in hand; those behind it are answered {error, unloaded}. */
static void stop(library *self) {
  enif_mutex_lock(self->lock);
  self->stopping = true;
  enif_cond_signal(self->work);
  enif_mutex_unlock(self->lock);
  enif_thread_join(self->worker, NULL);
  enif_cond_destroy(self->work);
  enif_mutex_destroy(self->lock);
}
