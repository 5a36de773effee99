package io.nifproof.app;

import io.nifproof.gate.plan.Blocked;
import io.nifproof.gate.plan.CheckedLibrary;
import io.nifproof.result.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a check has to look at.
 *
 * @param libraries the libraries
 * @param modules the object code of their own modules, by the library's file
 * @param loadInfos what libraries of OTP itself get from {@code load_nif}, as text
 * @param unreadable what could not be looked into
 * @param passedOver what is no NIF library, and why
 */
@SuppressWarnings("ArrayRecordComponent") // object code is handed on as it is
record CheckedLibraries(
    List<CheckedLibrary> libraries,
    Map<Path, byte[]> modules,
    Map<Path, String> loadInfos,
    List<Blocked> unreadable,
    List<Results.NotChecked> passedOver) {}
