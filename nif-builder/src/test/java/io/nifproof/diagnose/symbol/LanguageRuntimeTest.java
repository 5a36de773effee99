package io.nifproof.diagnose.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageRuntimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "std::__terminate()",
        "std::vector<int, std::allocator<int> >::at(unsigned long)",
        "void std::__invoke_impl<void, Pool::Pool()::{lambda()#1}>(std::__invoke_other)",
        "__gnu_cxx::new_allocator<int>::allocate",
        "core::panicking::panic_fmt",
        "<core::option::Option<T> as core::ops::Try>::branch",
        "<alloc::vec::Vec<T> as core::ops::Index<I>>::index",
        "rust_begin_unwind",
        "__rust_start_panic",
        "runtime.sigpanic",
        "runtime/cgo.Handle.Value",
        "___interceptor_memcpy",
        "__asan_memcpy",
        "operator delete(void*)",
        "__clang_call_terminate",
        "enif_make_tuple2"
      })
  void knowsWhatACompilerBrings(String name) {
    assertThat(LanguageRuntime.has(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pool::~Pool()",
        "stdlib_init",
        "mystd::vector::at",
        "core_read",
        "my_crate::core::read",
        "<my_crate::Row as core::ops::Drop>::drop",
        "alloc_row",
        "runtime_init",
        "rusty",
        "operators",
        "Matrix::operator()(int)",
        "asan_like",
        "my_enif_make"
      })
  void leavesWhatAnAuthorWrites(String name) {
    assertThat(LanguageRuntime.has(name)).isFalse();
  }
}
