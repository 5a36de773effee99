/* Something of most kinds of code, so that a flag that does something does it here. No headers. */
typedef __SIZE_TYPE__ size;
void *memcpy(void *, const void *, size);
double sqrt(double);
int printf(const char *, ...);
extern int outside(const char *, size);
static volatile int device;
int shared_counter;
static const char text[] = "text", same[] = "text";

/* More values alive at once than there are registers. */
long pressure(const long *in, long *out, int n) {
  long a = in[0], b = in[1], c = in[2], d = in[3], e = in[4], f = in[5], g = in[6], h = in[7];
  long i = in[8], j = in[9], k = in[10], l = in[11], m = in[12], o = in[13], p = in[14];
  long q = in[15], r = in[16], s = in[17], t = in[18], u = in[19], v = in[20], w = in[21];
  long x = in[22], y = in[23], z = in[24], aa = in[25], bb = in[26], cc = in[27], dd = in[28];
  while (n-- > 0) {
    a += b * out[n]; b ^= c + a; c -= d * b; d += e ^ c; e -= f + d; f ^= g * e; g += h - f;
    h ^= i + g; i -= j * h; j += k ^ i; k -= l + j; l ^= m * k; m += o - l; o ^= p + m;
    p -= q * o; q += r ^ p; r -= s + q; s ^= t * r; t += u - s; u ^= v + t; v -= w * u;
    w += x ^ v; x -= y + w; y ^= z * x; z += aa - y; aa ^= bb + z; bb -= cc * aa; cc += dd ^ bb;
    dd += outside(text, (size)a);
    out[n] = a + dd;
  }
  return a + b + c + d + e + f + g + h + i + j + k + l + m + o + p + q + r + s + t + u + v + w + x
      + y + z + aa + bb + cc + dd;
}

/* Aliasing, signed overflow, a null check after use, a loop that never ends. */
int alias(int *i, float *f) { *i = 1; *f = 2.0f; return *i; }
int grows(int n) { return n + 1 > n; }
int checked(int *p) { int v = *p; return p ? v : 0; }
void spin(int n) { while (n) { } }

/* Floating point, vectors, a library function that may be an instruction. */
double numbers(double *__restrict a, const double *__restrict b, int n) {
  double sum = 0;
  for (int i = 0; i < n; i++) { a[i] = a[i] * b[i] + sqrt(b[i]); sum += a[i] / 3.0; }
  return sum;
}

/* The stack: buffers, sizes known late, large frames. */
int stack(const char *from, size n) {
  char buffer[64], late[n], large[70000];
  memcpy(buffer, from, 64);
  memcpy(late, from, n);
  large[n] = buffer[n % 64] + late[0];
  return outside(buffer, n) + outside(large, n) + outside(late, n);
}

/* Jumps, indirect calls, tail calls, atomics, uninitialised values, small functions to inline. */
static inline int twice(int n) { return n * 2; }
int choose(int n, int (*call)(int)) {
  int unset;
  switch (n) {
    case 0: return call(1);
    case 1: return twice(n) + device;
    case 2: return call(twice(3)) + 7;
    case 3: return __sync_fetch_and_add(&shared_counter, 1);
    case 4: return printf("%s%s", text, same);
    case 5: return (int)alias(&unset, 0) / (n - 4);
    case 6: unset = n; break;
    default: device = n;
  }
  return outside(same, (size)unset);
}

#ifdef __cplusplus
/* Virtual functions and their types, destructors that an exception must run, inline members. */
struct Base {
  virtual ~Base() { device = 1; }
  virtual int value() const { return 1; }
};
struct Derived : Base {
  int value() const { return 2; }
};
Base *made() { return new Derived; }
int objects(Base *other) {
  Derived own;
  return other->value() + own.value() + outside(text, 2);
}
#endif
