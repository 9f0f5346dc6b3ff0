// The verbs of the program `offerbox`, one file each. A verb registers its options with CLI11 and sets the exit status
// in its callback: 0 done; 1 the person's input was at fault (one sentence on stderr says what and what to do); 2 a
// fault of OfferBox or of the machine. With --json exactly one JSON object goes to stdout; messages go to stderr.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "offerbox/base/error.hpp"

namespace offerbox::cli {

// What the verbs share: settings of the root command and the exit status.
struct Session {
    std::string data_directory;     // --data; empty: the default under XDG_DATA_HOME
    std::string content_directory;  // --content; empty: beside the program, else the source tree's
    int exit_status = 0;
};

// Prints the person's sentence of the error to stderr (with --json: {"error": {"code", "message"}} to stdout too) and
// sets the exit status.
void report_failure(Session& session, const Error& error, bool json);

// Adds --data to a verb; every verb that touches stored interviews and the server take the same one.
void add_data_option(CLI::App& verb, Session& session);

// The folder of the question bank: --content, else `content` beside the program or one folder above it, else the source
// tree from which the program was built.
std::filesystem::path content_directory(const Session& session);

// One function a verb, in cli/<verb>.cpp; the list in main.cpp is the order of --help.
void add_bank_verb(CLI::App& root, Session& session);
void add_index_verb(CLI::App& root, Session& session);
void add_interview_verb(CLI::App& root, Session& session);
void add_serve_verb(CLI::App& root, Session& session);
void add_document_verbs(CLI::App& root, Session& session);  // resume show, job show
void add_stored_verbs(CLI::App& root, Session& session);    // plan, list, delete
void add_report_verbs(CLI::App& root, Session& session);    // report, export, backup
void add_score_verb(CLI::App& root, Session& session);
void add_rate_verb(CLI::App& root, Session& session);
void add_agreement_verb(CLI::App& root, Session& session);

}  // namespace offerbox::cli
