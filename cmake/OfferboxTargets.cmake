# How every target of the project is made: warnings, sanitizers and the checks of headers stand here and nowhere else.

option(OFFERBOX_ASAN "AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(OFFERBOX_TSAN "ThreadSanitizer" OFF)

add_library(offerbox_options INTERFACE)
target_compile_options(offerbox_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fno-omit-frame-pointer)
target_compile_definitions(offerbox_options INTERFACE BOOST_ALL_NO_LIB)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports false positives of these inside libstdc++ at -O2.
  target_compile_options(offerbox_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-dangling-pointer)
endif()
if(OFFERBOX_ASAN)
  target_compile_options(offerbox_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all)
  target_link_options(offerbox_options INTERFACE -fsanitize=address,undefined)
endif()
if(OFFERBOX_TSAN)
  target_compile_options(offerbox_options INTERFACE -fsanitize=thread)
  target_link_options(offerbox_options INTERFACE -fsanitize=thread)
endif()

# What every test that runs models has in its environment. The engine's thread library loads a part of itself in a way
# that sanitizers refuse, unless it is told.
set(OFFERBOX_TEST_ENVIRONMENT TBB_ENABLE_SANITIZERS=$<OR:$<BOOL:${OFFERBOX_ASAN}>,$<BOOL:${OFFERBOX_TSAN}>>)

# The main function of every test program, compiled once: it holds all of doctest.
add_library(offerbox_doctest_main OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/doctest_main.cpp)
target_link_libraries(offerbox_doctest_main PRIVATE offerbox_options)

# Every test program; those labelled concurrent; those labelled conversation. ./test builds these with sanitizers.
add_custom_target(unit_tests)
add_custom_target(concurrent_tests)
add_custom_target(conversation_tests)

# offerbox_library(NAME <name> HEADERS <public headers> SOURCES <files> LINK <public targets> PRIVATE_LINK <targets>
#                  TESTS <test files> TEST_LINK <targets> TEST_LABELS <labels>)
# Makes the static library offerbox_<name> with include/ as its public root, and the test program <name>_test.
function(offerbox_library)
  cmake_parse_arguments(ARG "" "NAME" "HEADERS;SOURCES;LINK;PRIVATE_LINK;TESTS;TEST_LINK;TEST_LABELS" ${ARGN})
  set(target offerbox_${ARG_NAME})
  if(ARG_SOURCES)
    add_library(${target} STATIC ${ARG_SOURCES})
    set(visibility PUBLIC)
    target_link_libraries(${target} PRIVATE offerbox_options ${ARG_PRIVATE_LINK})
  else()
    add_library(${target} INTERFACE)
    set(visibility INTERFACE)
  endif()
  target_sources(${target} ${visibility} FILE_SET HEADERS BASE_DIRS include FILES ${ARG_HEADERS})
  target_link_libraries(${target} ${visibility} ${ARG_LINK})
  # Every public header compiles alone: `ninja all_verify_interface_header_sets`.
  set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  if(ARG_TESTS AND BUILD_TESTING)
    offerbox_test(NAME ${ARG_NAME} SOURCES ${ARG_TESTS} LINK ${target} ${ARG_PRIVATE_LINK} ${ARG_TEST_LINK}
                  LABELS ${ARG_TEST_LABELS})
  endif()
endfunction()

# offerbox_test(NAME <name> SOURCES <files> LINK <targets> [LABELS <labels>])
# Makes the doctest program <name>_test and registers it with ctest. Tests find the repository at OFFERBOX_SOURCE_DIR.
# Every test has the label unit. The label concurrent makes ./test run it under ThreadSanitizer too: for what several
# threads use at once.
function(offerbox_test)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(${ARG_NAME}_test ${ARG_SOURCES})
  target_link_libraries(${ARG_NAME}_test PRIVATE offerbox_options offerbox_doctest_main ${ARG_LINK})
  if(OFFERBOX_ASAN OR OFFERBOX_TSAN)
    # A test's own code runs once: to optimise what sanitizers add to it takes longer than it saves.
    target_compile_options(${ARG_NAME}_test PRIVATE -O0)
  endif()
  target_compile_definitions(${ARG_NAME}_test PRIVATE OFFERBOX_SOURCE_DIR="${CMAKE_SOURCE_DIR}" OFFERBOX_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${ARG_NAME} COMMAND ${ARG_NAME}_test)
  set_tests_properties(${ARG_NAME} PROPERTIES LABELS "unit;${ARG_LABELS}" TIMEOUT 600
    ENVIRONMENT "${OFFERBOX_TEST_ENVIRONMENT}")
  add_dependencies(unit_tests ${ARG_NAME}_test)
  foreach(label concurrent conversation)
    if(label IN_LIST ARG_LABELS)
      add_dependencies(${label}_tests ${ARG_NAME}_test)
    endif()
  endforeach()
endfunction()
