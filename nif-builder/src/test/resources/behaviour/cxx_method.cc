// As strict_aliasing, in C++: a method writes through two references that it takes for different
// objects, since their types differ.
#include <erl_nif.h>
#include <string>
#include <vector>

namespace geo {

template <typename T>
static T largest(const std::vector<T> &all) {
  T found = all.at(0);
  for (const T &one : all) found = one > found ? one : found;
  return found;
}

class Corner {
 public:
  explicit Corner(int scale) : scale_(scale) {}
  int write(int &number, float &same) const;
  int write(const std::string &text) const { return static_cast<int>(text.size()) * scale_; }

 private:
  int scale_;
};

int Corner::write(int &number, float &same) const {
  number = scale_;
  same = 0.0f;
  return number;
}

}  // namespace geo

static ERL_NIF_TERM overlap(ErlNifEnv *env, int argc, const ERL_NIF_TERM argv[]) {
  int store = 7;
  void *volatile alias = &store;
  geo::Corner corner(1);
  int written = corner.write(*static_cast<int *>(alias), *static_cast<float *>(alias));
  return enif_make_int(env, geo::largest<int>({written, corner.write(std::string())}));
}

static ErlNifFunc functions[] = {{"overlap", 0, overlap, 0}};
ERL_NIF_INIT(cxx_method, functions, NULL, NULL, NULL, NULL)
