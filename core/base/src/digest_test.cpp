#include "offerbox/base/digest.hpp"

#include <doctest/doctest.h>

TEST_CASE("the digest is that of FIPS 180-4's examples") {
    CHECK(offerbox::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(offerbox::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("in base 64 it is the same digest") {
    CHECK(offerbox::sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}
