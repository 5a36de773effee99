/**
 * Maven repositories, by Maven Resolver and the user's {@code settings.xml}: mirrors, proxies,
 * credentials, profiles and offline as with Maven itself.
 *
 * <p>The main type is {@link io.nifproof.artifact.repository.MavenRepositories}.
 */
package io.nifproof.artifact.repository;
