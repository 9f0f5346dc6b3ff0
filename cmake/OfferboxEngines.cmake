# Finds the engine's library and the models that scripts/fetch_engines put into the cache outside the clone. The names
# there carry hashes of what they were made from; this file and that script compute them alike.

if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
  set(offerbox_cache "$ENV{XDG_CACHE_HOME}/offerbox")
else()
  set(offerbox_cache "$ENV{HOME}/.cache/offerbox")
endif()

set(requirements ${CMAKE_SOURCE_DIR}/scripts/requirements.txt)
file(GLOB exporters ${CMAKE_SOURCE_DIR}/models/export_*.py)
list(SORT exporters)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  ${requirements} ${exporters} ${CMAKE_SOURCE_DIR}/models/manifest.json)

file(SHA256 ${requirements} key)
string(SUBSTRING ${key} 0 12 key)
set(OFFERBOX_PYTHON_ENVIRONMENT ${offerbox_cache}/python-${key})
file(GLOB OpenVINO_DIR ${OFFERBOX_PYTHON_ENVIRONMENT}/lib/python3*/site-packages/openvino/cmake)

set(content "")
foreach(path ${CMAKE_SOURCE_DIR}/models/manifest.json ${exporters} ${requirements})
  file(READ ${path} one)
  string(APPEND content "${one}")
endforeach()
string(SHA256 key "${content}")
string(SUBSTRING ${key} 0 12 key)
set(OFFERBOX_MODELS ${offerbox_cache}/models-${key})

if(NOT EXISTS ${OFFERBOX_MODELS}/complete OR NOT OpenVINO_DIR)
  message(FATAL_ERROR "The model engine or the models are not there: run scripts/fetch_engines first (./run does).")
endif()
find_package(OpenVINO 2026.4.1 REQUIRED COMPONENTS Runtime)

# Where scripts/fetch_llama_server puts the program, and scripts/fetch_test_model the tests' language model. Neither is
# needed to build.
set(content "")
foreach(name requirements-llama.txt requirements-llama-build.txt llama_server.cmake)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/scripts/${name})
  file(READ ${CMAKE_SOURCE_DIR}/scripts/${name} one)
  string(APPEND content "${one}")
endforeach()
string(SHA256 key "${content}")
string(SUBSTRING ${key} 0 12 key)
set(OFFERBOX_LLAMA_SERVER ${offerbox_cache}/llama-server-${key}/llama-server)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/models/test-manifest.json)
file(SHA256 ${CMAKE_SOURCE_DIR}/models/test-manifest.json key)
string(SUBSTRING ${key} 0 12 key)
set(OFFERBOX_TEST_MODELS ${offerbox_cache}/test-models-${key})

# The program looks for models/ beside itself.
file(CREATE_LINK ${OFFERBOX_MODELS} ${CMAKE_BINARY_DIR}/models SYMBOLIC)
