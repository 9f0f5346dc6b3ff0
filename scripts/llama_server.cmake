# How scripts/fetch_llama_server configures llama.cpp: `cmake -C` reads this first. A change here rebuilds it.
set(CMAKE_BUILD_TYPE Release CACHE STRING "")
set(BUILD_SHARED_LIBS OFF CACHE BOOL "")  # one program that can be copied
# The cache may be shared by machines: build for every processor of the last ten years, not for this one.
set(GGML_NATIVE OFF CACHE BOOL "")
set(GGML_OPENMP OFF CACHE BOOL "")
# Only the server; it answers on loopback, so it needs no TLS, and it shows no page of its own. The page would be
# fetched while building.
set(LLAMA_BUILD_TESTS OFF CACHE BOOL "")
set(LLAMA_BUILD_EXAMPLES OFF CACHE BOOL "")
set(LLAMA_BUILD_APP OFF CACHE BOOL "")
set(LLAMA_BUILD_UI OFF CACHE BOOL "")
set(LLAMA_USE_PREBUILT_UI OFF CACHE BOOL "")
set(LLAMA_OPENSSL OFF CACHE BOOL "")
