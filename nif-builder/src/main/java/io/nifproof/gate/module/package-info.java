/**
 * The Erlang modules that libraries are loaded in: those that a build made, the project's own,
 * those beside a library, stubs.
 */
package io.nifproof.gate.module;
