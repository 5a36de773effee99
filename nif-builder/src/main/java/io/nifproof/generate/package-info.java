/**
 * Makes C and Erlang text from the templates of {@code templates/}.
 *
 * <p>The templates are those of rebar3: mustache files and an index named {@code *.template}.
 * {@link io.nifproof.generate.ProjectTemplate} makes a new project of one; what came of it is a
 * {@link io.nifproof.generate.NewProject}.
 */
package io.nifproof.generate;
