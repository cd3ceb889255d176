/** Standard Schema v1 and Standard JSON Schema v1, and nothing else. */

export { communicationSchema, contactSchema } from "./index.js";
export type {
  CommunicationInput,
  CommunicationTypeInfo,
  ContactInput,
  ContactOptions,
  ContactTypeInfo,
  CurrentCommunicationInput,
  CurrentContactInput,
  CurrentOptions,
  Diagnostic,
  DiagnosticCode,
  JsonSchemaOptions,
  JsonSchemaTarget,
  Schema,
  SchemaIssue,
  SchemaOptions,
  SchemaResult,
  ValidCommunication,
  ValidContact,
  ValidCurrentCommunication,
  ValidCurrentContact,
} from "./index.js";
