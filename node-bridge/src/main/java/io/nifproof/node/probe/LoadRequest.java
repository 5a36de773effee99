package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangObject;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What to load and how.
 *
 * @param library the library's file
 * @param module the module to load it into
 * @param exact whether {@code module} is the user's own; a stub may be corrected by what the VM
 *     says is missing in it, the user's own module never
 * @param loadInfo the second argument of {@code load_nif}
 * @param timeout how long each step may take
 */
public record LoadRequest(
    Path library,
    LoadableModule module,
    boolean exact,
    OtpErlangObject loadInfo,
    Duration timeout) {}
