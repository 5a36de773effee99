/**
 * Erlang terms as text and back, and their exact comparison, over JInterface's classes.
 *
 * <p>The main type is {@link io.nifproof.node.term.Terms}. JInterface has several classes for one
 * Erlang value (a string is also a list of integers, an integer may be of seven classes) and its
 * {@code equals} tells them apart; this package compares values.
 */
package io.nifproof.node.term;
