/**
 * The project's own build: its command in a copy of the project, with the variant's compiler put in
 * its way.
 */
package io.nifproof.build.project;
