/*
 * The bodies of {{{source}}}. `nifproof generate` made this file once and never writes it again; what
 * each body is to do stands in {{p}}_nif.h.
 */
#include "{{p}}_nif.h"
{{#types}}
{{#resource}}

struct {{type}} {
  int unused;
};

void {{p}}_impl_destroy_{{name}}({{type}} *{{name}}) {
  (void){{name}};
}
{{#monitored}}

void {{p}}_impl_down_{{name}}({{type}} *{{name}}, ErlNifPid pid) {
  (void){{name}};
  (void)pid;
}
{{/monitored}}
{{/resource}}
{{/types}}
{{#functions}}

{{{prototype}}} {
{{#unused}}
  (void){{name}};
{{/unused}}
  return {{P}}_NOT_WRITTEN;
}
{{/functions}}
