#pragma once
// The functions of DuckDB's C API. For the sources of table/ only.

#include <duckdb.h>

namespace rtsurv::table::sql {

// clang-format off
#define RTSURV_DUCKDB_FUNCTIONS(F) \
  F(arrow_scan) F(bind_add_result_column) F(bind_get_extra_info) F(close) F(column_count) F(column_name) \
  F(column_type) F(connect) F(create_config) F(create_logical_type) F(create_table_function) \
  F(data_chunk_get_size) F(data_chunk_get_vector) F(data_chunk_set_size) F(destroy_config) F(destroy_data_chunk) \
  F(destroy_logical_type) F(destroy_pending) F(destroy_prepare) F(destroy_result) F(destroy_table_function) \
  F(disconnect) F(execute_pending) F(fetch_chunk) F(free) F(function_get_extra_info) F(function_get_init_data) \
  F(init_get_column_count) F(init_get_column_index) F(init_get_extra_info) F(init_set_init_data) F(interrupt) \
  F(library_version) F(open_ext) F(pending_error) F(pending_prepared_streaming) F(prepare) F(prepare_error) F(query) \
  F(register_table_function) F(result_error) F(result_error_type) F(set_config) F(table_function_set_bind) \
  F(table_function_set_extra_info) F(table_function_set_function) F(table_function_set_init) \
  F(table_function_set_name) F(table_function_supports_projection_pushdown) F(validity_set_row_invalid) \
  F(vector_assign_string_element_len) F(vector_ensure_validity_writable) F(vector_get_data) F(vector_get_validity) \
  F(vector_size)
// clang-format on

/// duckdb_NAME as the member NAME.
struct DuckDbLibrary {
#define RTSURV_MEMBER(name) decltype(&::duckdb_##name) name;  // NOLINT(bugprone-macro-parentheses): a declaration
  RTSURV_DUCKDB_FUNCTIONS(RTSURV_MEMBER)
#undef RTSURV_MEMBER
};

/// Loads the library when it is first called: that takes longer than commands that need none of it, such as the curve of
/// a CSV file by its columns. Throws Error(io) when it is not where the program was built or installed with it.
[[nodiscard]] const DuckDbLibrary& duckdb();

}  // namespace rtsurv::table::sql
