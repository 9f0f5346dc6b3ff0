// Confinement of the current process before it touches a foreign file. Used by the program offerbox-documents only,
// while it has one thread and nothing of the file has been read.
#pragma once

#include <string>

namespace offerbox::documents {

// What the exit statuses of offerbox-documents mean; above those that pdftotext uses (0 to 4 and 99).
enum WorkerStatus : int {
    worker_done = 0,
    worker_refused = 70,     // the document is at fault; stderr begins with the error's code name
    worker_unconfined = 71,  // neither Landlock nor namespaces work here
    worker_misused = 72,     // wrong arguments or a missing program
};

struct Limits {
    unsigned cpu_seconds = 8;
    unsigned long memory_bytes = 1024UL * 1024 * 1024;
};

// CPU time, memory, file size (no file can be written), core dumps, processes, open files (64).
bool limit_resources(const Limits& limits);

// Nothing of the file system but system libraries and poppler's and the fonts' data can be read from here on, and
// nothing written. `program` (may be empty) is the one file that may be executed.
bool confine_by_landlock(const std::string& program);

// The same by a user, mount, network and IPC namespace whose root holds only those folders, read-only.
bool confine_by_namespace();

// From here on only the system calls that a parser of bytes needs: no sockets, no processes or threads, no signals to
// others, no raised limits. `program_fd` (-1: none) is a descriptor, above the limit of open files and closed on
// execution, that may be executed by execveat: after that no descriptor of that number can be made again, so it is the
// only one.
bool filter_system_calls(int program_fd);

// For a program of ours that prints our own documents: from here on no socket of any kind can be made, and the CPU time
// and memory are limited; everything else stays as it is.
bool close_network(const Limits& limits);

}  // namespace offerbox::documents
