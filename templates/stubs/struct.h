{{#struct}}

{{#erlang}}
/* {{{erlang}}} */
{{/erlang}}
typedef struct {
{{#members}}
  {{{declared}}};
{{/members}}
} {{type}};
{{/struct}}
