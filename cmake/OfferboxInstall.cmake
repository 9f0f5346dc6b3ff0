# cmake --install build --prefix DIRECTORY: the product as one directory that can be moved: the programs, lib/, content/
# and models/. It needs Debian's shared libraries (scripts/packages.txt) and nothing of the build or the cache.

set_target_properties(offerbox PROPERTIES INSTALL_RPATH "$ORIGIN/lib")
install(TARGETS offerbox offerbox-documents RUNTIME DESTINATION .)
install(FILES ${CMAKE_BINARY_DIR}/bank.vectors DESTINATION . OPTIONAL)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/content/ DESTINATION content)
install(DIRECTORY ${OFFERBOX_MODELS}/ DESTINATION models PATTERN complete EXCLUDE)

# Of the engine only what a model on the CPU needs.
get_filename_component(libraries ${OpenVINO_DIR}/../libs ABSOLUTE)
file(GLOB engine
  ${libraries}/libopenvino.so.*
  ${libraries}/libopenvino_intel_cpu_plugin.so
  ${libraries}/libopenvino_ir_frontend.so.*
  ${libraries}/libtbb*.so.*
  ${libraries}/libhwloc.so.*)
install(FILES ${engine} DESTINATION lib)
file(GLOB licences ${libraries}/../../openvino-*.dist-info/licenses)
install(DIRECTORY ${licences}/ DESTINATION lib/licences)
